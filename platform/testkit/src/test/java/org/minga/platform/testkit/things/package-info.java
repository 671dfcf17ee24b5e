/** A small application that makes things and hears of them. */
package org.minga.platform.testkit.things;
