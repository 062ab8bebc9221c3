// Stands for the editors that no panel shows.
export const loader = {};
export default {};
