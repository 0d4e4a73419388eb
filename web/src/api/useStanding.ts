// How things stand, for what shows it.
import { useSyncExternalStore } from "react";
import { onStanding, type Standing, standingNow } from "./standing";

export const useStanding = (): Standing => useSyncExternalStore(onStanding, standingNow);
