package org.liaisonauditor.audit;

/**
 * The size of what was audited.
 *
 * @param branches residence branches
 * @param members members of these branches
 * @param workplaces workplaces of these members
 * @param meetings meetings of the period
 */
public record AuditCounts(int branches, int members, int workplaces, int meetings) {}
