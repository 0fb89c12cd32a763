<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" uri="/WEB-INF/vestibule.tld" %>
<fmt:message key="home.title" var="title"/>
<fmt:message key="home.signed-out.title" var="signedOut"/>
<v:page value="${view.signedOut() ? signedOut : title}">
  <jsp:attribute name="band">
    <c:if test="${view.signedOut()}">
      <div class="note" role="status">
        <strong><c:out value="${signedOut}"/></strong>
        <p><fmt:message key="home.signed-out.text"/></p>
      </div>
    </c:if>
    <div class="hero">
      <div>
        <h1><fmt:message key="home.heading"/></h1>
        <p class="lead"><fmt:message key="home.lead"/></p>
        <p><a role="button" class="primary" href="<c:out value="${layout.base()}"/>/login"><fmt:message key="home.button"/></a></p>
        <p class="promise"><fmt:message key="home.promise"/></p>
      </div>
      <img src="<c:out value="${layout.asset('door.svg')}"/>" alt="" width="320" height="320">
    </div>
  </jsp:attribute>
  <jsp:body>
    <div class="board">
      <article class="third">
        <h2><fmt:message key="home.who.title"/></h2>
        <p><fmt:message key="home.who.text"/></p>
      </article>
      <article class="third">
        <h2><fmt:message key="home.may.title"/></h2>
        <p><fmt:message key="home.may.text"/></p>
      </article>
      <article class="third">
        <h2><fmt:message key="home.why.title"/></h2>
        <p><fmt:message key="home.why.text"/></p>
      </article>
    </div>
    <p class="aside"><fmt:message key="home.code"/>&#32;<a href="<c:out value="${layout.base()}"/>/help"><fmt:message key="home.help"/></a></p>
  </jsp:body>
</v:page>
