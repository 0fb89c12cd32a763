package org.vestibule.emulator;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user of an environment.
 *
 * @param oid the object id in Entra; of an application the client id
 * @param application whether this is no human being
 * @param language of the pages, as a Windows locale id
 * @param zone Dataverse's number of the time zone
 * @param roles the names of the roles assigned to the user
 * @param teams the names of the user's teams
 * @param hidden the entity sets the user may not read
 */
record Person(
    Environment environment,
    String userId,
    String fullName,
    String account,
    @Nullable String mail,
    @Nullable String title,
    String oid,
    boolean application,
    String unit,
    String unitId,
    int language,
    int zone,
    List<String> roles,
    List<String> teams,
    Set<String> hidden) {
  private static final Map<String, @Nullable Object> DATA =
      JsonReader.object(Data.text("people.json"));

  /** A team. */
  record Team(String name, int type, boolean isDefault, List<String> roles) {}

  /** The persona as a user of an environment, null where there is no such user. */
  static @Nullable Person of(Persona persona, Environment environment) {
    Map<?, ?> facts = map(map(DATA.get("people")).get(persona.id()));
    Map<?, ?> here = map(map(facts.get("in")).get(environment.name()));
    if (here.isEmpty()) {
      return null;
    }
    boolean first = environment == Environment.SALES;
    String unit = text(here, "unit");
    String email = persona.email();
    return new Person(
        environment,
        first ? persona.userId() : environment.id("user " + persona.id()),
        persona.displayName(),
        persona.account(),
        email == null ? persona.account() : email,
        text(facts, "title"),
        persona.oid(),
        false,
        unit,
        first ? persona.businessUnitId() : environment.id("unit " + unit),
        number(facts, "language"),
        number(facts, "zone"),
        texts(here.get("roles")),
        texts(here.get("teams")),
        Set.copyOf(texts(facts.get("hidden"))));
  }

  /** An application as a user of an environment. */
  static Person application(String clientId, Environment environment) {
    return new Person(
        environment,
        Dataverse.applicationUserId(clientId),
        "# Vestibule",
        clientId + "@" + Tenant.DOMAIN,
        null,
        null,
        clientId,
        true,
        "Contoso Sales",
        Persona.ADA.businessUnitId(),
        1033,
        92,
        List.of("Basic User"),
        List.of(),
        Set.of());
  }

  /** A team by its name. */
  static Team team(String name) {
    Map<?, ?> facts = map(map(DATA.get("teams")).get(name));
    return new Team(
        name,
        number(facts, "type"),
        Boolean.TRUE.equals(facts.get("default")),
        texts(facts.get("roles")));
  }

  /** Whether the user may read what belongs to others. */
  boolean readsAll() {
    return roles.contains("System Administrator");
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static String text(Map<?, ?> facts, String name) {
    return String.valueOf(facts.get(name));
  }

  private static int number(Map<?, ?> facts, String name) {
    return ((Number) Objects.requireNonNull(facts.get(name))).intValue();
  }
}
