package org.vestibule.dataverse;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.vestibule.http.Reply;

/**
 * The names of a request for support. The service's own have no public contract: they may come
 * twice, differ, or be missing.
 */
final class RequestIds {
  private static final List<String> HEADERS =
      List.of("x-ms-service-request-id", "req_id", "x-ms-correlation-request-id");

  /** Characters of an id. */
  private static final int SHORTEST = 8;

  private static final int LONGEST = 64;

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
      if (ids.size() < MAX && looksLikeOne(id) && !ids.contains(id)) {
        ids.add(id);
      }
    }
  }

  /** Hexadecimal digits and hyphens. */
  private static boolean looksLikeOne(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '-' && !HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
