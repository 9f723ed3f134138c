// What a peer's declarations read of a package of its own, which offers its sources under the condition that ours use.
export interface EventSourceInit {}
export interface ErrorEvent extends Event {}
