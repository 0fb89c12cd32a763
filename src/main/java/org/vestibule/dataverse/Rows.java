package org.vestibule.dataverse;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Json;

/**
 * Rows that have a name: roles and teams. Dataverse sends up to 5000 at once; a further page
 * ({@code @odata.nextLink}) is not asked for.
 *
 * @see "Query data using the Web API" (Dataverse)
 */
final class Rows {
  /** Far more than a page can show. */
  private static final int MAX = 1_000;

  private Rows() {}

  /** The names of roles; absent when the text is not a list of roles. */
  static Optional<List<String>> roles(String text, Json json) {
    return rows(text, json)
        .filter(rows -> rows.stream().allMatch(it -> it.teamId() == null && it.teamType() == null))
        .map(rows -> rows.stream().flatMap(it -> Texts.of(it.name()).stream()).toList());
  }

  /** Teams, as they come; absent when the text is not a list of teams. */
  static Optional<List<Team>> teams(String text, Json json) {
    return rows(text, json)
        .filter(rows -> rows.stream().allMatch(it -> it.roleId() == null))
        .map(rows -> rows.stream().flatMap(it -> it.toTeam().stream()).toList());
  }

  private static Optional<List<Row>> rows(String text, Json json) {
    return json.read(text, Wire.class)
        .flatMap(wire -> Optional.ofNullable(wire.value()))
        .map(rows -> rows.stream().filter(Objects::nonNull).limit(MAX).toList());
  }

  /** The JSON as it comes. */
  public record Wire(@JsonbProperty("value") @Nullable List<Row> value) {}

  /** A role or a team. */
  public record Row(
      @JsonbProperty("name") @Nullable String name,
      @JsonbProperty("roleid") @Nullable String roleId,
      @JsonbProperty("teamid") @Nullable String teamId,
      @JsonbProperty("teamtype") @Nullable Integer teamType) {
    private Optional<Team> toTeam() {
      return Texts.of(name).map(it -> new Team(it, Team.Kind.of(teamType == null ? -1 : teamType)));
    }
  }
}
