<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" tagdir="/WEB-INF/tags" %>
<fmt:message key="dashboard.title" var="title"/>
<fmt:message key="dashboard.heading" var="heading"><fmt:param value="${view.person().name()}"/></fmt:message>
<v:page title="${title}" scripts="copy.js countdown.js">
  <jsp:attribute name="header">
    <v:signout antiForgery="${view.antiForgery()}"/>
  </jsp:attribute>
  <jsp:attribute name="band">
    <div class="person">
      <span class="avatar" aria-hidden="true"><c:out value="${view.person().initials()}"/></span>
      <div class="tiles">
        <h1><c:out value="${heading}"/></h1>
        <v:facts items="${view.person().facts()}" copy="false"/>
      </div>
    </div>
  </jsp:attribute>
  <jsp:body>
    <div class="board">
      <article class="tiles" aria-labelledby="environment">
        <h2 id="environment"><fmt:message key="dashboard.environment"/></h2>
        <v:facts items="${view.environment()}" copy="false"/>
        <c:if test="${view.environments()}">
          <p class="corner"><a href="<c:out value="${layout.base()}"/>/environments"><fmt:message key="dashboard.switch"/></a></p>
        </c:if>
      </article>
      <article class="half" aria-labelledby="roles">
        <h2 id="roles"><fmt:message key="dashboard.roles"/></h2>
        <v:names names="${view.roles()}"/>
      </article>
      <article class="half" aria-labelledby="teams">
        <h2 id="teams"><fmt:message key="dashboard.teams"/></h2>
        <v:names names="${view.teams()}"/>
      </article>
      <article class="ids" aria-labelledby="ids">
        <h2 id="ids"><fmt:message key="dashboard.ids"/></h2>
        <v:facts items="${view.ids()}"/>
      </article>
      <article class="tiles broad" aria-labelledby="token">
        <h2 id="token"><fmt:message key="token.title"/></h2>
        <p class="quiet"><fmt:message key="token.lead"/></p>
        <v:facts items="${view.token()}" copy="false"/>
      </article>
      <article class="split" aria-labelledby="access">
        <div>
          <h2 id="access"><fmt:message key="access.title"/></h2>
          <v:countdown until="${view.access().until()}"/>
          <p class="quiet"><fmt:message key="access.lead"/></p>
        </div>
        <v:facts items="${view.access().facts()}" copy="false"/>
      </article>
      <article class="half" aria-labelledby="json">
        <h2 id="json"><fmt:message key="dashboard.json"/></h2>
        <pre class="copy"><code id="whoami"><c:out value="${view.json()}"/></code></pre>
        <p class="quiet"><fmt:message key="dashboard.json.from"/>&#32;<a href="<c:out value="${layout.base()}"/>/whoami"><fmt:message key="dashboard.json.link"/></a></p>
      </article>
      <article class="half" aria-labelledby="times">
        <h2 id="times"><fmt:message key="times.title"/></h2>
        <v:times times="${view.times()}"/>
        <h3><fmt:message key="budget.title"/></h3>
        <v:facts items="${view.budget()}" copy="false"/>
      </article>
      <article aria-labelledby="way">
        <h2 id="way"><fmt:message key="chain.whole"/></h2>
        <v:chain chain="${view.chain()}"/>
      </article>
      <article class="tiles broad" aria-labelledby="support">
        <h2 id="support"><fmt:message key="support.title"/></h2>
        <p class="quiet"><fmt:message key="support.lead"/></p>
        <div class="copy"><v:facts items="${view.support()}" copy="false"/></div>
      </article>
    </div>
    <p class="aside"><c:out value="${view.zoneNote()}"/></p>
  </jsp:body>
</v:page>
