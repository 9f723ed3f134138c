import '../styles/inspector.css';
import './inspector-panel.ts';
