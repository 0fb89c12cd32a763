package org.vestibule.dataverse;

/**
 * Is told of every call to Dataverse, whatever came of it, on the thread that made it. It must not
 * block.
 */
@FunctionalInterface
public interface CallListener {
  /** Listens to nothing. */
  CallListener NONE = served -> {};

  /** A call is over; its status is 0 when no answer came. */
  void served(Served served);
}
