package org.vestibule.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that an administrator sees all of it at once. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(String name, String text) {
    var problem = new Problem(name, text);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  List<Problem> found() {
    return List.copyOf(found);
  }
}
