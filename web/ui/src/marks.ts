// The marks of organizations and countries for the graphics card: a square and a diamond beside sigma's circle.

import { NodeCircleProgram } from "sigma/rendering";

// `shape` is the distance of a point from the edge of the mark, negative inside, for a mark of radius r.
function fragment(shape: string): string {
  return /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_diffVector;
varying float v_radius;
uniform float u_correctionRatio;

void main(void) {
  vec2 d = abs(v_diffVector);
  float r = v_radius;
  float distance = ${shape};
  float soft = u_correctionRatio * 2.0;
  #ifdef PICKING_MODE
  gl_FragColor = distance > 0.0 ? vec4(0.0) : v_color;
  #else
  gl_FragColor = mix(v_color, vec4(0.0), clamp(distance / soft + 1.0, 0.0, 1.0));
  #endif
}`;
}

/** Both marks lie inside the circle of their size, so that hit boxes and links fit all three alike. */
export class SquareProgram extends NodeCircleProgram {
  override getDefinition() {
    return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: fragment("max(d.x, d.y) - r * 0.78") };
  }
}

export class DiamondProgram extends NodeCircleProgram {
  override getDefinition() {
    return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: fragment("(d.x + d.y - r * 1.15) * 0.7071") };
  }
}
