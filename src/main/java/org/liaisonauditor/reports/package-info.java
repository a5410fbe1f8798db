/**
 * What an audit gives back: tables, evidence and the printed report, with the same bytes for the
 * same inputs. The only place that knows OpenPDF.
 */
package org.liaisonauditor.reports;
