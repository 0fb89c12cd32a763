package org.vestibule.oauth;

/** The provider's metadata or keys cannot be had, and no copy that is good enough is left. */
public final class ProviderUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  private final transient UpstreamFailure failure;

  /** Wraps the failure of the last attempt. */
  public ProviderUnavailable(UpstreamFailure failure) {
    this(failure, "status " + failure.status());
  }

  /** Wraps the failure of the last attempt, with a reason for the log that is our own text. */
  public ProviderUnavailable(UpstreamFailure failure, String reason) {
    super(failure.kind().code() + ", " + reason);
    this.failure = failure;
  }

  /** What happened at the last attempt. */
  public UpstreamFailure failure() {
    return failure;
  }
}
