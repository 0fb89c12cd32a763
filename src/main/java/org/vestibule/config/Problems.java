package org.vestibule.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that an administrator sees all of it at once. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Takes a problem up; {@code values} fill the placeholders of the rule's text. */
  void add(String name, String code, String... values) {
    var problem = new Problem(name, code, List.of(values));
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  List<Problem> found() {
    return List.copyOf(found);
  }
}
