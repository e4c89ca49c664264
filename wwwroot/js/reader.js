import { Controller } from "/lib/stimulus.js";

export class ReaderController extends Controller {}
