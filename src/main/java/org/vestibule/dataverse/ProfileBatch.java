package org.vestibule.dataverse;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.vestibule.http.Json;
import org.vestibule.http.Reply;

/**
 * All reads of a profile in one request. Each part is answered for itself, in the order of asking,
 * so a part that the user may not read leaves the others as they are.
 *
 * @see "Execute batch operations using the Web API" (Dataverse)
 */
final class ProfileBatch {
  private enum Read {
    USER,
    DIRECT_ROLES,
    EFFECTIVE_ROLES,
    TEAMS,
    ORGANIZATION,
    PREFERENCES
  }

  private static final Comparator<String> BY_NAME =
      String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

  private final String boundary;
  private final String root;
  private final UUID userId;
  private final Map<Read, String> reads = new EnumMap<>(Read.class);

  /**
   * A batch of reads.
   *
   * @param boundary makes the delimiter unique
   * @param root the Web API's path
   */
  ProfileBatch(UUID boundary, String root, UUID userId, Optional<UUID> entraObjectId) {
    this.boundary = "batch_" + boundary;
    this.root = root;
    this.userId = userId;
    String user = "systemusers(" + userId + ")";
    reads.put(
        Read.USER,
        user
            + "?$select=fullname,internalemailaddress,domainname,title,isdisabled,accessmode,"
            + "azureactivedirectoryobjectid&$expand=businessunitid($select=name)");
    reads.put(Read.DIRECT_ROLES, user + "/systemuserroles_association?$select=name");
    entraObjectId.ifPresent(
        id ->
            reads.put(
                Read.EFFECTIVE_ROLES,
                "RetrieveAadUserRoles(DirectoryObjectId="
                    + id
                    + ")?$select=_parentrootroleid_value,name"));
    reads.put(Read.TEAMS, user + "/teammembership_association?$select=name,teamtype");
    reads.put(
        Read.ORGANIZATION,
        "RetrieveCurrentOrganization(AccessType=@p1)"
            + "?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'");
    reads.put(
        Read.PREFERENCES,
        "usersettingscollection(" + userId + ")?$select=timezonecode,uilanguageid,localeid");
  }

  String contentType() {
    return "multipart/mixed; boundary=\"" + boundary + "\"";
  }

  /** The request's body; line feeds alone are known to fail. */
  String text() {
    var text = new StringBuilder();
    reads
        .values()
        .forEach(
            read ->
                text.append("--")
                    .append(boundary)
                    .append("\r\n")
                    .append("Content-Type: application/http\r\n")
                    .append("Content-Transfer-Encoding: binary\r\n\r\n")
                    .append("GET ")
                    .append(root)
                    .append(read)
                    .append(" HTTP/1.1\r\n")
                    .append("Accept: application/json\r\n\r\n\r\n"));
    return text.append("--").append(boundary).append("--\r\n").toString();
  }

  /** Reads the answer; absent when it is not one of parts. */
  Optional<Profile> read(Reply reply, Json json) {
    return Multipart.read(reply, reads.size()).map(parts -> profile(parts, json));
  }

  private Profile profile(List<Multipart.Part> parts, Json json) {
    var bodies = new EnumMap<Read, String>(Read.class);
    var order = List.copyOf(reads.keySet());
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).status() == 200) {
        bodies.put(order.get(i), parts.get(i).body());
      }
    }
    return new Profile(
        value(bodies, Read.USER, json, (text, it) -> UserRow.parse(text, userId, it)),
        roles(
            value(bodies, Read.DIRECT_ROLES, json, Rows::roles),
            value(bodies, Read.EFFECTIVE_ROLES, json, Rows::roles)),
        value(bodies, Read.TEAMS, json, Rows::teams).map(ProfileBatch::sorted),
        value(bodies, Read.ORGANIZATION, json, Organization::parse),
        value(bodies, Read.PREFERENCES, json, (text, it) -> Preferences.parse(text, userId, it)));
  }

  private static <T> Optional<T> value(
      Map<Read, String> bodies,
      Read read,
      Json json,
      BiFunction<String, Json, Optional<T>> reader) {
    return Optional.ofNullable(bodies.get(read)).flatMap(text -> reader.apply(text, json));
  }

  /** A role that is in both lists is direct; without the direct list none is called indirect. */
  private static Optional<List<Role>> roles(
      Optional<List<String>> direct, Optional<List<String>> effective) {
    if (direct.isEmpty() && effective.isEmpty()) {
      return Optional.empty();
    }
    var roles = new TreeMap<String, Role>(BY_NAME);
    effective.orElse(List.of()).forEach(name -> roles.put(name, new Role(name, direct.isEmpty())));
    direct.orElse(List.of()).forEach(name -> roles.put(name, new Role(name, true)));
    return Optional.of(List.copyOf(roles.values()));
  }

  private static List<Team> sorted(List<Team> teams) {
    return teams.stream()
        .distinct()
        .sorted(Comparator.comparing(Team::name, BY_NAME).thenComparing(Team::kind))
        .toList();
  }
}
