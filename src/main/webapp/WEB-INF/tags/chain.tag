<%@ tag description="How far a request came" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="chain" required="true" type="org.vestibule.doctor.Chain" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<ol class="chain">
  <c:forEach items="${chain.links()}" var="link">
    <li class="<c:out value="${link.state() eq 'DONE' ? 'done' : link.state() eq 'BROKEN' ? 'broken' : 'open'}"/>">
      <span><fmt:message key="chain.${link.step()}"/></span>
      <small><fmt:message key="chain.${link.state()}"/></small>
    </li>
  </c:forEach>
</ol>
