// A register's place in the client follows from its id, so that whatever names a register can lead to it.
import { keyOf } from "../paths";

export interface Place {
  readonly controller: string;
  readonly key: string;
}

/** `register:pori/1` stands at `/registers/pori/1`. */
export function placeOf(id: string): Place {
  const [controller = "", ...rest] = keyOf(id).split("/");
  return { controller, key: rest.join("/") };
}

export const idOf = ({ controller, key }: Place): string => `register:${controller}/${key}`;
