package org.vestibule.journey;

import java.net.URI;
import java.util.Map;

/** A visitor whose requests come through a proxy. */
record Stranger(Visitor visitor, URI app) {
  private static final String[] HEADERS = {
    "X-Forwarded-For", "192.0.2.7", "X-Forwarded-Host", "apps.example"
  };

  Stranger(URI app) {
    this(new Visitor(app), app);
  }

  Hop get(String path) {
    return visitor.open(URI.create(app + path), HEADERS);
  }

  Hop post(Map<String, String> form) {
    return visitor.post(URI.create(app + "setup"), form, HEADERS);
  }

  /** Goes where a relative redirect leads. */
  Hop follow(Hop redirect) {
    return visitor.open(redirect.uri().resolve(redirect.location()), HEADERS);
  }
}
