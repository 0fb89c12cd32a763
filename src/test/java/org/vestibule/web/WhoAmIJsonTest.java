package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vestibule.dataverse.Organization;
import org.vestibule.dataverse.Preferences;
import org.vestibule.dataverse.Profile;
import org.vestibule.dataverse.Role;
import org.vestibule.dataverse.Team;
import org.vestibule.dataverse.UserRow;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.http.Json;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Tokens;
import org.vestibule.session.Established;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

class WhoAmIJsonTest {
  private static final UUID ID = UUID.fromString("0a0a0a01-37d4-ed11-a7c7-000d3a2a5e01");
  private static final String IDS =
      """
      {"UserId":"%s","BusinessUnitId":"%s","OrganizationId":"%s","environment":"https://a.example\""""
          .formatted(ID, ID, ID);

  @Test
  void everything_that_is_known_stands_below_the_three_ids() {
    var profile =
        new Profile(
            Optional.of(
                new UserRow(
                    "Ada",
                    Optional.of("ada@example.org"),
                    Optional.empty(),
                    Optional.of("Sales"),
                    false,
                    UserRow.AccessMode.READ_WRITE,
                    Optional.of(ID))),
            Optional.of(List.of(new Role("Salesperson", true), new Role("Reader", false))),
            Optional.of(List.of(new Team("North", Team.Kind.SECURITY_GROUP))),
            Optional.of(new Organization("Contoso", "9.2", "", "env-1", "Enabled")),
            Optional.of(new Preferences(Optional.of(1033), Optional.empty())));

    assertEquals(
        IDS
            + """
            ,"user":{"fullName":"Ada","mail":"ada@example.org","businessUnit":"Sales",\
            "disabled":false,"accessMode":"read-write","entraObjectId":"%s"},\
            "roles":[{"name":"Salesperson","direct":true},{"name":"Reader","direct":false}],\
            "teams":[{"name":"North","kind":"security-group"}],\
            "organization":{"friendlyName":"Contoso","version":"9.2","environmentId":"env-1",\
            "state":"Enabled"},"preferences":{"languageId":1033}}"""
                .formatted(ID),
        json(profile));
  }

  @Test
  void what_is_hidden_is_left_out_and_what_is_none_is_an_empty_list() {
    var none =
        new Profile(
            Optional.empty(),
            Optional.of(List.of()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertEquals(IDS + "}", json(Profile.HIDDEN));
    assertEquals(IDS + ",\"roles\":[]}", json(none));
  }

  private static String json(Profile profile) {
    var tokens =
        new Tokens(
            new AccessToken(new Secret("secret-token"), Instant.EPOCH),
            Optional.empty(),
            Optional.empty(),
            "");
    var user = new User("a b", "Ada", "ada", Optional.empty(), Optional.empty());
    var known =
        new WhoAmICall.Outcome.Known(
            new Established(new SignedIn(user, tokens, Instant.EPOCH), new Secret("anti-forgery")),
            URI.create("https://a.example"),
            new WhoAmI(ID, ID, ID),
            Instant.EPOCH,
            profile,
            List.of(),
            Optional.empty());
    try (var json = new Json()) {
      return json.write(WhoAmIJson.of(known));
    }
  }
}
