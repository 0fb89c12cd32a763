package org.vestibule.emulator;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request the emulator was asked.
 *
 * @param method the HTTP method
 * @param path the decoded path
 * @param query the query's parameters; of a repeated one the first value
 * @param headers the request's headers with names in lower case
 * @param form the form body's parameters, empty when the body was no form
 * @param rawQuery the query as it was sent, null without one
 * @param status the status answered; 0 when no answer was given
 */
public record Seen(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    Map<String, String> form,
    @Nullable String rawQuery,
    int status) {
  /** Whether the request came to this address, such as an environment's. */
  public boolean at(URI origin) {
    return origin.getAuthority().equals(headers.get("host"));
  }
}
