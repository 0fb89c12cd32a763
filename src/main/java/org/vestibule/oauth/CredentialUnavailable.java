package org.vestibule.oauth;

/**
 * The client's own credential cannot be used: its file is missing, unreadable or not what it should
 * be.
 */
public final class CredentialUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  CredentialUnavailable(String what, Throwable cause) {
    // The cause's own text may quote the file's content.
    super(what + " (" + cause.getClass().getSimpleName() + ")");
  }

  CredentialUnavailable(String what) {
    super(what);
  }
}
