import '../styles/inspector.css';
import '../styles/inspector-rows.css';
import '../styles/inspector-details.css';
import './inspector-panel.ts';
