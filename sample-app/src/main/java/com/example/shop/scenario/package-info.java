/**
 * Which endpoints of the shop have which bottleneck, and which endpoints do the same without it.
 */
@NullMarked
package com.example.shop.scenario;

import org.jspecify.annotations.NullMarked;
