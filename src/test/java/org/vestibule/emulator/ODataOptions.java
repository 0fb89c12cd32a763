package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The system query options of a Web API call or of one expansion.
 *
 * @param select null for every column
 * @param expand the options of each navigation property that is expanded
 * @param top null for all
 * @param count whether the number of rows is told
 * @see "Query data using the Web API (Microsoft Dataverse), 2026"
 */
record ODataOptions(
    @Nullable Set<String> select,
    Map<String, ODataOptions> expand,
    @Nullable String filter,
    @Nullable String orderBy,
    @Nullable Integer top,
    boolean count) {
  private static final Set<String> KNOWN =
      Set.of("$select", "$expand", "$filter", "$orderby", "$top", "$count", "$skiptoken");

  /** Reads a query; an option the service does not support cannot be read. */
  static ODataOptions of(Params query) {
    if (!query.wellFormed() || !query.repeated().isEmpty()) {
      throw ODataPath.unreadable("Query options may be given once each.");
    }
    return of(query.values());
  }

  private static ODataOptions of(Map<String, String> options) {
    for (String name : options.keySet()) {
      if (name.startsWith("$") && !KNOWN.contains(name)) {
        throw ODataPath.unreadable("The query parameter " + name + " is not supported");
      }
    }
    return new ODataOptions(
        select(options.get("$select")),
        expand(options.get("$expand")),
        options.get("$filter"),
        options.get("$orderby"),
        top(options.get("$top")),
        "true".equals(options.get("$count")));
  }

  /** Whether any option was given that changes which rows there are. */
  boolean forRows() {
    return filter != null || orderBy != null || top != null || count;
  }

  private static @Nullable Set<String> select(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Set<String> columns = new LinkedHashSet<>();
    for (String column : text.split(",", -1)) {
      if (column.isBlank()) {
        throw ODataPath.unreadable("Syntax error in '$select': a name is missing.");
      }
      columns.add(column.strip());
    }
    return columns;
  }

  private static Map<String, ODataOptions> expand(@Nullable String text) {
    Map<String, ODataOptions> expand = new LinkedHashMap<>();
    if (text == null) {
      return expand;
    }
    for (String item : ODataPath.split(text, ',')) {
      ODataPath.Segment segment = ODataPath.segments(item.strip()).get(0);
      expand.put(segment.name(), of(nested(segment.arguments())));
    }
    return expand;
  }

  /** Inside an expansion the options are separated by semicolons. */
  private static Map<String, String> nested(@Nullable String text) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : text == null ? List.<String>of() : ODataPath.split(text, ';')) {
      int equals = option.indexOf('=');
      if (equals < 1 || !option.startsWith("$")) {
        throw ODataPath.unreadable("Syntax error in '$expand' at '" + option + "'.");
      }
      options.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return options;
  }

  /** The whole number an option was given. */
  static int number(String name, String text) {
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw ODataPath.unreadable("Invalid value '" + text + "' for " + name + ".");
    }
  }

  private static @Nullable Integer top(@Nullable String text) {
    return text == null ? null : Integer.valueOf(number("$top", text));
  }
}
