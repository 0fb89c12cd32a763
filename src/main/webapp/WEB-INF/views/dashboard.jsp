<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" tagdir="/WEB-INF/tags" %>
<fmt:message key="dashboard.title" var="title"/>
<v:page title="${title}">
  <jsp:attribute name="header">
    <v:signout antiForgery="${view.antiForgery()}"/>
  </jsp:attribute>
  <jsp:body>
    <fmt:message key="dashboard.heading" var="heading"><fmt:param value="${view.name()}"/></fmt:message>
    <h1><c:out value="${heading}"/></h1>
    <dl class="facts">
      <div>
        <dt><fmt:message key="dashboard.account"/></dt>
        <dd><c:out value="${view.account()}"/></dd>
      </div>
      <div>
        <dt><fmt:message key="dashboard.environment"/></dt>
        <dd><c:out value="${view.environment()}"/></dd>
      </div>
    </dl>
    <article aria-labelledby="ids">
      <h2 id="ids"><fmt:message key="dashboard.ids"/></h2>
      <dl class="facts">
        <div>
          <dt><fmt:message key="dashboard.user-id"/></dt>
          <dd><code id="user-id"><c:out value="${view.userId()}"/></code></dd>
        </div>
        <div>
          <dt><fmt:message key="dashboard.business-unit-id"/></dt>
          <dd><code id="business-unit-id"><c:out value="${view.businessUnitId()}"/></code></dd>
        </div>
        <div>
          <dt><fmt:message key="dashboard.organization-id"/></dt>
          <dd><code id="organization-id"><c:out value="${view.organizationId()}"/></code></dd>
        </div>
      </dl>
    </article>
    <article aria-labelledby="access">
      <h2 id="access"><fmt:message key="dashboard.access"/></h2>
      <dl class="facts">
        <div>
          <dt><fmt:message key="dashboard.good-until"/></dt>
          <dd>
            <time datetime="<c:out value="${view.goodUntilIso()}"/>"><c:out value="${view.goodUntil()}"/></time>;
            <fmt:message key="${view.renewable() ? 'dashboard.renewed' : 'dashboard.not-renewed'}"/>
          </dd>
        </div>
      </dl>
    </article>
  </jsp:body>
</v:page>
