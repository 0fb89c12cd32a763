package org.vestibule.http;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * What exactly kept a call from being answered, for whoever has to mend it. Found by the types of
 * exceptions, and by the platform's own words where it has one type for two things.
 */
public enum Obstacle {
  /** Nothing more is known than the kind of the failure. */
  NONE,
  /** The host's name is not known to DNS. */
  UNKNOWN_HOST,
  /** Nobody listens there, or a firewall refuses. */
  REFUSED,
  /** The certificate comes from an authority that this Java platform does not trust. */
  UNTRUSTED,
  /** The certificate is over. */
  EXPIRED,
  /** The certificate is not valid yet: mostly a wrong clock. */
  NOT_YET_VALID,
  /** The certificate is another host's. */
  WRONG_HOST,
  /** The other side does not speak TLS. */
  NO_TLS,
  /** No version or cipher of TLS in common. */
  HANDSHAKE;

  /** The most precise one among a failure and its causes. */
  static Obstacle of(Throwable thrown) {
    Obstacle found = NONE;
    for (Throwable it = thrown; it != null; it = it.getCause()) {
      Obstacle here = here(it);
      found = here == NONE ? found : here;
    }
    return found;
  }

  private static Obstacle here(Throwable it) {
    String text = String.valueOf(it.getMessage()).toLowerCase(Locale.ROOT);
    if (it instanceof UnknownHostException) {
      return UNKNOWN_HOST;
    }
    if (it instanceof ConnectException) {
      return text.contains("timed out") ? NONE : REFUSED;
    }
    if (it instanceof CertificateExpiredException) {
      return EXPIRED;
    }
    if (it instanceof CertificateNotYetValidException) {
      return NOT_YET_VALID;
    }
    if (it instanceof SSLPeerUnverifiedException) {
      return WRONG_HOST;
    }
    if (it instanceof CertificateException) {
      // The name check throws the plain type.
      return text.startsWith("no name matching") || text.startsWith("no subject alternative")
          ? WRONG_HOST
          : UNTRUSTED;
    }
    if (it instanceof SSLHandshakeException) {
      return HANDSHAKE;
    }
    return it instanceof SSLException && text.contains("unrecognized ssl message") ? NO_TLS : NONE;
  }
}
