package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table. A column without a value is null.
 *
 * @param formatted the values of some columns as people read them
 */
record Row(Table table, Map<String, @Nullable Object> values, Map<String, String> formatted) {
  static Row of(Table table) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    table.columns().forEach(column -> values.put(column, null));
    return new Row(table, values, new LinkedHashMap<>());
  }

  Row with(String column, @Nullable Object value) {
    values.put(table.column(column), value);
    return this;
  }

  Row with(String column, @Nullable Object value, String text) {
    formatted.put(column, text);
    return with(column, value);
  }

  String key() {
    return String.valueOf(values.get(table.key()));
  }

  String text(String column) {
    return String.valueOf(values.get(column));
  }

  /** The version of the row, for conditional requests. */
  String etag() {
    return "W/\"" + (1_000_000 + (values.hashCode() & 0xFFFFF)) + "\"";
  }
}
