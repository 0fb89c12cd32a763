<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="v" uri="/WEB-INF/vestibule.tld" %>
<v:page title="dashboard.title" scripts="copy.js countdown.js">
  <jsp:attribute name="header">
    <v:signout of="antiForgery"/>
  </jsp:attribute>
  <jsp:attribute name="band">
    <div class="person">
      <span class="avatar" aria-hidden="true"><v:out of="person.initials"/></span>
      <div class="tiles">
        <h1><v:out of="person.heading"/></h1>
        <v:facts of="person.facts" copy="false"/>
      </div>
    </div>
  </jsp:attribute>
  <jsp:body>
    <div class="board">
      <article class="tiles" aria-labelledby="environment">
        <h2 id="environment"><v:text key="dashboard.environment"/></h2>
        <v:facts of="environment" copy="false"/>
        <v:when of="environments">
          <p class="corner"><a href="<v:base/>/environments"><v:text key="dashboard.switch"/></a></p>
        </v:when>
      </article>
      <article class="half" aria-labelledby="roles">
        <h2 id="roles"><v:text key="dashboard.roles"/></h2>
        <v:names of="roles"/>
      </article>
      <article class="half" aria-labelledby="teams">
        <h2 id="teams"><v:text key="dashboard.teams"/></h2>
        <v:names of="teams"/>
      </article>
      <article class="ids" aria-labelledby="ids">
        <h2 id="ids"><v:text key="dashboard.ids"/></h2>
        <v:facts of="ids"/>
        <form method="post" action="<v:base/>/dashboard/refresh" class="age">
          <input type="hidden" name="anti_forgery" value="<v:out of="antiForgery"/>">
          <p class="quiet"><time datetime="<v:out of="age.iso"/>"><v:out of="age.words"/></time></p>
          <button type="submit" class="secondary outline"><v:text key="dashboard.again"/></button>
        </form>
      </article>
      <article class="tiles broad" aria-labelledby="token">
        <h2 id="token"><v:text key="token.title"/></h2>
        <p class="quiet"><v:text key="token.lead"/></p>
        <v:facts of="token" copy="false"/>
      </article>
      <article class="split" aria-labelledby="access">
        <div>
          <h2 id="access"><v:text key="access.title"/></h2>
          <v:countdown of="access.until"/>
          <p class="quiet"><v:text key="access.lead"/></p>
        </div>
        <v:facts of="access.facts" copy="false"/>
      </article>
      <article class="half" aria-labelledby="json">
        <h2 id="json"><v:text key="dashboard.json"/></h2>
        <pre class="copy"><code id="whoami"><v:out of="json"/></code></pre>
        <p class="quiet"><v:text key="dashboard.json.from"/>&#32;<a href="<v:base/>/whoami"><v:text key="dashboard.json.link"/></a></p>
      </article>
      <article class="half" aria-labelledby="times">
        <h2 id="times"><v:text key="times.title"/></h2>
        <v:times of="times"/>
        <h3><v:text key="budget.title"/></h3>
        <v:facts of="budget" copy="false"/>
      </article>
      <article aria-labelledby="way">
        <h2 id="way"><v:text key="chain.whole"/></h2>
        <v:chain of="chain"/>
      </article>
      <article class="tiles broad" aria-labelledby="support">
        <h2 id="support"><v:text key="support.title"/></h2>
        <p class="quiet"><v:text key="support.lead"/></p>
        <div class="copy"><v:facts of="support" copy="false"/></div>
      </article>
    </div>
    <p class="aside"><v:out of="zoneNote"/></p>
  </jsp:body>
</v:page>
