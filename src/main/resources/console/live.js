// What a page does by itself when scripts run. Without them every form and every link works all the same.
export {};
