package org.vestibule.emulator;

/** A call that the Web API refuses. The call's own headers decide how much the document tells. */
final class DataverseRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is answered. */
  final DataverseError error;

  /** What completes the error's message. */
  final String detail;

  DataverseRefusal(DataverseError error, String detail) {
    super(error.name(), null, false, false);
    this.error = error;
    this.detail = detail;
  }
}
