/**
 * The server's web side: one page that shows audits, timetable, submissions and inbox, the files of
 * runs, and the program's health. Nothing can be changed through it.
 */
package org.liaisonauditor.web;
