package org.vestibule.dataverse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.vestibule.http.Reply;

/**
 * The names of a request for support. The service's own have no public contract: they may come
 * twice, differ, or be missing.
 */
final class RequestIds {
  private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{8,64}");
  private static final List<String> HEADERS =
      List.of("x-ms-service-request-id", "REQ_ID", "x-ms-correlation-request-id");

  /** More than a support block can use. */
  private static final int MAX = 8;

  private RequestIds() {}

  /** Our own name first, then the answer's, each once; what does not look like an id is dropped. */
  static List<String> of(String own, Reply reply) {
    var ids = new ArrayList<String>();
    ids.add(own);
    for (String name : HEADERS) {
      for (String value : reply.headers(name)) {
        add(ids, value);
      }
    }
    return List.copyOf(ids);
  }

  /** Our own name alone, of a call without an answer. */
  static List<String> of(String own) {
    return List.of(own);
  }

  private static void add(List<String> ids, String value) {
    for (String part : value.split(",", MAX + 1)) {
      String id = part.trim();
      if (ids.size() < MAX && ID.matcher(id).matches() && !ids.contains(id)) {
        ids.add(id);
      }
    }
  }
}
