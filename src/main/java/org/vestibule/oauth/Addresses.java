package org.vestibule.oauth;

import java.net.URI;
import java.util.Map;
import org.vestibule.http.Form;

/** Addresses with a query. */
public final class Addresses {
  private Addresses() {}

  /** The endpoint with parameters; it may have a query of its own (RFC 6749, section 3.1). */
  public static URI withQuery(URI endpoint, Map<String, String> parameters) {
    String separator = endpoint.getRawQuery() == null ? "?" : "&";
    return URI.create(endpoint + separator + Form.encode(parameters));
  }
}
