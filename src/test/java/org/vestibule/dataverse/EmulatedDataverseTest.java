package org.vestibule.dataverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.DataverseFault;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Endpoint;
import org.vestibule.emulator.Persona;
import org.vestibule.http.Form;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Json;
import org.vestibule.http.Limits;
import org.vestibule.http.Reads;
import org.vestibule.http.RetryPlan;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Randomness;

/** The client against the emulator, which shares no class with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatedDataverseTest {
  private static final URI CALLBACK = URI.create("http://127.0.0.1:1/app/callback");

  private final HttpCalls http =
      new HttpCalls(Limits.of(Duration.ofSeconds(5), Duration.ofSeconds(20)));
  private final Json json = new Json();
  private final Calls calls =
      new Calls(
          new Reads(http, RetryPlan.READS, () -> 0, wait -> {}),
          json,
          Randomness.secure(),
          CallListener.NONE);
  private final WebApi webApi = new WebApi(calls);
  private Emulator emulator;

  @BeforeAll
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(CALLBACK);
  }

  @AfterEach
  void forget() {
    emulator.clearFaults();
    emulator.showAll();
    emulator.forget();
  }

  @AfterAll
  void stop() {
    emulator.close();
    http.close();
    json.close();
  }

  /** Signs in as a browser and an application do. */
  private AccessToken token(Persona persona, URI resource) throws HttpFailure {
    URI tenant = URI.create(emulator.base() + "/" + Emulator.TENANT);
    var asked = new LinkedHashMap<String, String>();
    asked.put("client_id", Emulator.CLIENT_ID);
    asked.put("redirect_uri", CALLBACK.toString());
    asked.put("response_type", "code");
    asked.put("scope", "openid offline_access " + resource + "/user_impersonation");
    asked.put("state", "state-1");
    asked.put("nonce", "nonce-1");
    asked.put("prompt", "login");
    URI authorize = URI.create(tenant + "/oauth2/v2.0/authorize?" + Form.encode(asked));
    String page = http.get(authorize, Map.of()).body();
    String location =
        http.postForm(
                URI.create(tenant + "/login"),
                Map.of(),
                Map.of(
                    "flow", find(page, "name=\"flow\" value=\"([^\"]+)"), "persona", persona.id()))
            .header("location")
            .orElse("");
    var redeemed = new LinkedHashMap<String, String>();
    redeemed.put("grant_type", "authorization_code");
    redeemed.put("client_id", Emulator.CLIENT_ID);
    redeemed.put("client_secret", Emulator.CLIENT_SECRET);
    redeemed.put("redirect_uri", CALLBACK.toString());
    redeemed.put("code", find(location, "[?&]code=([^&]+)"));
    String tokens =
        http.postForm(URI.create(tenant + "/oauth2/v2.0/token"), Map.of(), redeemed).body();
    return new AccessToken(new Secret(find(tokens, "\"access_token\":\"([^\"]+)")), Instant.MAX);
  }

  private static String find(String text, String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    return matcher.find() ? matcher.group(1) : "none";
  }

  private Result<Profile> ask(Persona persona) throws HttpFailure {
    AccessToken token = token(persona, emulator.base());
    emulator.forget();
    return webApi.profile(
        emulator.base(),
        token,
        UUID.fromString(persona.userId()),
        Optional.of(UUID.fromString(persona.oid())));
  }

  private static <T> T known(Result<T> result) {
    return result.match(
        Result.Known::value,
        it -> {
          throw new AssertionError(it);
        },
        it -> {
          throw new AssertionError(it);
        });
  }

  @Test
  void the_ids_and_the_whole_profile_come_in_two_calls() throws HttpFailure {
    AccessToken token = token(Persona.ADA, emulator.base());
    emulator.forget();

    Result<WhoAmI> whoAmI = webApi.whoAmI(emulator.base(), token);
    Profile profile =
        known(
            webApi.profile(
                emulator.base(),
                token,
                known(whoAmI).userId(),
                Optional.of(UUID.fromString(Persona.ADA.oid()))));

    assertEquals(2, emulator.requests().size());
    assertEquals(Persona.ADA.userId(), known(whoAmI).userId().toString());
    assertEquals(
        Optional.of(new Budget(Optional.of(5999L), Optional.of(Duration.ofMillis(1_199_980)))),
        whoAmI.served().budget());
    assertEquals(4, whoAmI.served().call().requestIds().size(), "ours, two, and REQ_ID");
    UserRow user = profile.user().orElseThrow();
    assertEquals(Persona.ADA.displayName(), user.fullName());
    assertEquals(Optional.of("Contoso Sales"), user.businessUnit());
    assertEquals(UserRow.AccessMode.READ_WRITE, user.accessMode());
    assertEquals(Optional.of(UUID.fromString(Persona.ADA.oid())), user.entraObjectId());
    assertEquals(
        Optional.of(List.of(new Role("Sales Manager", false), new Role("Salesperson", true))),
        profile.roles());
    assertEquals(
        Optional.of(
            List.of(
                new Team("Contoso Sales", Team.Kind.OWNER),
                new Team("Key Accounts 2027", Team.Kind.ACCESS),
                new Team("SG-D365-Sales-Managers-EMEA", Team.Kind.SECURITY_GROUP))),
        profile.teams());
    assertEquals("Contoso Sales", profile.organization().orElseThrow().friendlyName());
    assertEquals("Enabled", profile.organization().orElseThrow().state());
    assertEquals(
        Optional.of(new Preferences(Optional.of(1031), Optional.of(110))), profile.preferences());
  }

  @ParameterizedTest
  @ValueSource(strings = {"roles", "teams", "organizations", "usersettingscollection"})
  void what_nobody_may_read_is_hidden_alone(String entitySet) throws HttpFailure {
    emulator.hide(entitySet);

    Profile profile = known(ask(Persona.ADA));

    assertTrue(profile.user().isPresent());
    assertEquals(!entitySet.equals("roles"), profile.roles().isPresent());
    assertEquals(!entitySet.equals("teams"), profile.teams().isPresent());
    assertEquals(!entitySet.equals("organizations"), profile.organization().isPresent());
    assertEquals(!entitySet.equals("usersettingscollection"), profile.preferences().isPresent());
  }

  @ParameterizedTest
  @EnumSource(value = DataverseFault.class, names = "BATCH_.*", mode = EnumSource.Mode.MATCH_ALL)
  void a_batch_that_is_spoilt_is_a_profile_with_gaps_or_unreadable(DataverseFault fault)
      throws HttpFailure {
    AccessToken token = token(Persona.ADA, emulator.base());
    emulator.forget();
    emulator.next(fault);

    String seen =
        webApi
            .profile(
                emulator.base(),
                token,
                UUID.fromString(Persona.ADA.userId()),
                Optional.of(UUID.fromString(Persona.ADA.oid())))
            .match(
                it ->
                    it.value().user().map(user -> "u").orElse("-")
                        + it.value().roles().map(roles -> "r" + roles.size()).orElse("-")
                        + it.value().preferences().map(preferences -> "p").orElse("-"),
                it -> "refused",
                it -> it.failure().kind().code());

    String expected =
        switch (fault) {
          case BATCH_NO_PARTS, BATCH_WRONG_BOUNDARY, BATCH_NO_BOUNDARY -> "unreadable";
          case BATCH_PART_MISSING, BATCH_CUT_OFF -> "ur2-";
          case BATCH_BAD_STATUS -> "-r2p";
          default -> "ur2p";
        };
    assertEquals(expected, seen);
    assertEquals(1, emulator.requests("/$batch").size());
  }

  @ParameterizedTest
  @CsvSource({
    "RETRY_AFTER_1, known, 2",
    "RETRY_AFTER_5, known, 2",
    "RETRY_AFTER_DATE, known, 2",
    "RETRY_AFTER_30, throttled PT30S, 1",
    "RETRY_AFTER_PAST, throttled, 1",
    "RETRY_AFTER_MISSING, throttled, 1",
    "RETRY_AFTER_ABSURD, throttled PT24H, 1",
    "RETRY_AFTER_WEEK, throttled PT24H, 1",
    "RETRY_AFTER_NEGATIVE, throttled, 1",
    "RETRY_AFTER_TEXT, throttled, 1",
    "BAD_GATEWAY_EMPTY, known, 2",
    "UNAVAILABLE_HTML, known, 2",
    "UNAVAILABLE_RETRY_AFTER_1, known, 2",
    "GATEWAY_TIMEOUT_HTML, known, 2",
    "FAILED_EMPTY, down, 1",
    "UNAUTHORIZED_HTML, refused 401, 1",
    "FORBIDDEN_HTML, refused 403, 1",
    "FORBIDDEN_EMPTY, refused 403, 1",
    "CODE_LOWER_CASE, refused 403 0x80072560, 1",
    "CODE_UPPER_CASE, refused 403 0x8004D24B, 1",
    "CODE_DECIMAL, refused 403 0x80042F09, 1",
    "CODE_EMPTY, refused 403, 1",
    "CODE_MISSING, refused 403, 1",
    "CODE_TEXT, refused 403, 1"
  })
  void a_fault_is_waited_out_or_told(DataverseFault fault, String expected, int tries)
      throws HttpFailure {
    AccessToken token = token(Persona.ADA, emulator.base());
    for (Endpoint endpoint : List.of(Endpoint.DATAVERSE, Endpoint.BATCH)) {
      emulator.forget();
      emulator.nextAt(endpoint, fault);

      Result<?> result =
          endpoint == Endpoint.DATAVERSE
              ? webApi.whoAmI(emulator.base(), token)
              : webApi.profile(
                  emulator.base(), token, UUID.fromString(Persona.ADA.userId()), Optional.empty());

      assertEquals(expected, describe(result));
      assertEquals(tries, emulator.requests().size());
      assertEquals(tries, result.served().call().tries());
    }
  }

  private static String describe(Result<?> result) {
    return result.match(
        it -> "known",
        it -> "refused " + it.status() + it.error().map(error -> " " + error.code()).orElse(""),
        it ->
            it.failure().kind().code()
                + it.failure().retryAfter().map(wait -> " " + wait).orElse(""));
  }

  @Test
  void every_environment_is_listed_and_answers_with_its_own_token() throws HttpFailure {
    var discovery = new GlobalDiscovery(emulator.discovery(), calls);

    List<Environment> environments =
        known(discovery.environments(token(Persona.ADA, discovery.service())));

    assertTrue(environments.size() >= 2, environments.toString());
    for (Environment environment : environments) {
      Result<WhoAmI> answer =
          webApi.whoAmI(environment.url(), token(Persona.ADA, environment.url()));
      if (environment.enabled()) {
        assertEquals(environment.organizationId(), known(answer).organizationId());
      } else {
        assertTrue(answer instanceof Result.Refused<WhoAmI>, answer.toString());
      }
    }
  }

  @Test
  void an_environment_names_its_tenant_and_itself() {
    var tenant = new EnvironmentTenant(emulator.base(), emulator.base(), http, Randomness.secure());

    assertEquals(new EnvironmentChallenge.Named(Emulator.TENANT, emulator.base()), tenant.learn());
  }
}
