<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" uri="/WEB-INF/vestibule.tld" %>
<v:page value="${view.explanation().title()}" scripts="problem.js copy.js">
  <jsp:attribute name="header">
    <c:if test="${not empty view.antiForgery()}">
      <v:signout value="${view.antiForgery()}"/>
    </c:if>
  </jsp:attribute>
  <jsp:attribute name="band">
    <h1><c:out value="${view.explanation().title()}"/></h1>
    <p class="lead"><c:out value="${view.explanation().what()}"/></p>
  </jsp:attribute>
  <jsp:body>
    <div class="board">
      <article class="seven start">
        <v:remedy value="${view.explanation()}"/>
        <c:choose>
          <c:when test="${not empty view.settings()}">
            <dl class="facts settings">
              <c:forEach items="${view.settings()}" var="setting">
                <div>
                  <dt><code><c:out value="${setting.key()}"/></code></dt>
                  <dd><c:out value="${setting.value()}"/></dd>
                </div>
              </c:forEach>
            </dl>
          </c:when>
          <c:otherwise>
            <v:wait value="${view.waiting()}"/>
            <p class="actions">
              <a role="button" class="primary" id="action" href="<c:out value="${view.actionHref()}"/>"><fmt:message key="${view.actionKey()}"/></a>
              <c:if test="${applicationScope.environments and not empty view.antiForgery()}">
                <a href="<c:out value="${layout.base()}"/>/environments"><fmt:message key="environments.other"/></a>
              </c:if>
              <c:if test="${view.cookieTest()}">
                <a href="<c:out value="${layout.base()}"/>/cookie-test"><fmt:message key="problem.cookie-test"/></a>
              </c:if>
            </p>
          </c:otherwise>
        </c:choose>
      </article>
      <div class="five">
        <c:if test="${view.chain().isPresent()}">
          <article aria-labelledby="chain">
            <h2 id="chain"><fmt:message key="chain.title"/></h2>
            <v:chain value="${view.chain().get()}"/>
          </article>
        </c:if>
        <article aria-labelledby="support">
          <h2 id="support"><fmt:message key="problem.support"/></h2>
          <div class="copy">
            <v:details value="${view.details()}"/>
          </div>
        </article>
      </div>
    </div>
  </jsp:body>
</v:page>
