package org.vestibule.web;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the parts of a view by the names of its records' components. */
final class Views {
  private static final ClassValue<Map<String, Method>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          var components = new HashMap<String, Method>();
          for (RecordComponent component : type.getRecordComponents()) {
            components.put(component.getName(), component.getAccessor());
          }
          return components;
        }
      };

  /** There are as many as the pages have places. */
  private static final Map<String, List<String>> PATHS = new ConcurrentHashMap<>();

  private Views() {}

  /**
   * A part of a view.
   *
   * @param path such as {@code person.facts}
   * @throws IllegalArgumentException when there is none
   */
  static Object find(Object view, String path) {
    Object found = view;
    for (String name : PATHS.computeIfAbsent(path, it -> List.of(it.split("\\.", -1)))) {
      Method accessor = COMPONENTS.get(found.getClass()).get(name);
      if (accessor == null) {
        throw new IllegalArgumentException("no " + name + " in " + found.getClass().getName());
      }
      try {
        found = accessor.invoke(found);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return found;
  }
}
