package org.vestibule.session;

/** The engine that nodes share does not answer. Its message names no key and no value. */
public final class EngineUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EngineUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
