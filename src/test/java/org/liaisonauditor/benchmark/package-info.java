/**
 * Benchmarks: what audit and intake take, in members and rows a second. Compiled by every build, so
 * that they keep working, and run by name only; see docs/benchmarks.md.
 */
package org.liaisonauditor.benchmark;
