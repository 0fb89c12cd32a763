<%@ tag description="Who can act, and how" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="explanation" required="true" type="org.vestibule.doctor.Explanation" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<h2><fmt:message key="problem.heading.who"/></h2>
<p><c:out value="${explanation.who()}"/></p>
<h2><fmt:message key="problem.heading.how"/></h2>
<p><c:out value="${explanation.how()}"/></p>
<c:if test="${not empty explanation.where()}">
  <h3><fmt:message key="problem.heading.where"/></h3>
  <p class="path"><c:out value="${explanation.where()}"/></p>
</c:if>
<c:if test="${not empty explanation.command()}">
  <h3><fmt:message key="problem.heading.command"/></h3>
  <pre class="copy"><code><c:out value="${explanation.command()}"/></code></pre>
</c:if>
