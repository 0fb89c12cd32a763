package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedAccessTest {
  private static final URI OWN = URI.create("https://org.crm4.dynamics.com");
  private static final URI OTHER = URI.create("https://other.crm.dynamics.com");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the standard        | openid profile offline_access OWN/user_impersonation | openid profile offline_access OTHER/user_impersonation
          all permissions     | openid OWN/.default               | openid OTHER/.default
          two slashes         | openid OWN//user_impersonation    | openid OTHER/user_impersonation
          in capitals         | openid HTTPS://ORG.CRM4.dynamics.com/user_impersonation | openid OTHER/user_impersonation
          a third Web API     | openid email OWN/user_impersonation https://graph.microsoft.com/User.Read User.Read | openid email OTHER/user_impersonation
          nothing of it       | openid profile                    | openid profile OTHER/user_impersonation
          a longer host       | openid OWN.evil.example/x         | openid OTHER/user_impersonation
          """)
  void the_scopes_of_the_own_web_api_become_those_of_the_other(
      String theCase, String scope, String expected) {
    var access = new RequestedAccess(filled(scope), Optional.empty());

    assertEquals(
        new RequestedAccess(filled(expected), Optional.empty()), access.toward(OWN, OTHER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//"})
  void no_slash_stands_at_the_end_of_the_audience(String slashes) {
    URI other = URI.create(OTHER + slashes);
    var byScope = new RequestedAccess(filled("openid OWN/user_impersonation"), Optional.empty());
    var byResource = new RequestedAccess("openid", Optional.of(OWN + "/"));

    assertEquals("openid " + OTHER + "/user_impersonation", byScope.toward(OWN, other).scope());
    assertEquals(Optional.of(OTHER.toString()), byResource.toward(OWN, other).resource());
  }

  @Test
  void a_resource_is_replaced_and_no_scope_of_a_web_api_comes_in() {
    var access = new RequestedAccess("openid profile offline_access", Optional.of("urn:anything"));

    assertEquals(
        new RequestedAccess("openid profile offline_access", Optional.of(OTHER.toString())),
        access.toward(OWN, OTHER));
  }

  private static String filled(String scope) {
    return scope.replace("OWN", OWN.toString()).replace("OTHER", OTHER.toString());
  }
}
