// Which controller does a screen speak of? The one in its address, else the one looked at last, else one's own, else the largest.
import { kept } from "./kept";
import { keyOf } from "./paths";
import { useViewer } from "./viewer";

/** The global id; none for someone who reaches no controller. */
export function useController(asked: string | undefined): string | undefined {
  const { controllers, roles, largest } = useViewer();
  const known = (key: string | null | undefined) => controllers.find(({ id }) => keyOf(id) === key)?.id;
  const own = roles.find(({ controller }) => controller)?.controller?.id;
  return known(asked) ?? known(kept("controller")) ?? own ?? largest ?? controllers[0]?.id;
}
