/** What the server looks for every few seconds, as long as it runs. */
package org.liaisonauditor.watch;
