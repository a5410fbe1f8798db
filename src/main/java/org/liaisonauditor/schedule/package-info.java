/**
 * The timetable: which audits fall due when, and that each firing gives one run, whatever happens
 * to the server. Quartz is the alarm clock and never leaves this package; what is due, missed or to
 * be tried again is decided by plain classes over a clock and the tables of V6.
 */
package org.liaisonauditor.schedule;
