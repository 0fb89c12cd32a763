package org.vestibule.emulator;

/** How a fault acts on the exchange. */
enum Effect {
  /** The endpoint itself answers, with something changed. */
  ALTERED,
  /** The endpoint refuses for the fault's reason. */
  REFUSED,
  /** The fixed answer is sent, the endpoint is not asked. */
  ANSWERED,
  /** The endpoint's own answer is cut in the middle. */
  TRUNCATED,
  /** The endpoint's own answer is sent very slowly. */
  DRIP,
  /** A body far larger than what is sent. */
  BOMB,
  /** Nothing is sent and the connection stays open. */
  HANG,
  /** Nothing is sent and the connection is closed. */
  RESET
}
