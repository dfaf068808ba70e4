/**
 * Names under which anybody may put pages: `alice.github.io` and `bob.github.io` are strangers (the private part of
 * publicsuffix.org, its large ones only; the whole of it would weigh more than everything else in this folder).
 */
const SHARED = new Set(
  (
    'github.io gitlab.io pages.dev workers.dev web.app firebaseapp.com netlify.app vercel.app herokuapp.com ' +
    'onrender.com fly.dev surge.sh glitch.me repl.co replit.app ngrok.io ngrok.app ngrok-free.app trycloudflare.com ' +
    'azurewebsites.net azureedge.net cloudapp.net blob.core.windows.net web.core.windows.net cloudfront.net ' +
    's3.amazonaws.com elasticbeanstalk.com amplifyapp.com appspot.com run.app r2.dev backblazeb2.com ' +
    'digitaloceanspaces.com ondigitalocean.app blogspot.com wordpress.com weebly.com wixsite.com wixstudio.com ' +
    'webflow.io framer.app framer.website square.site myshopify.com carrd.co notion.site tumblr.com neocities.org ' +
    'altervista.org 000webhostapp.com infinityfreeapp.com sharepoint.com readthedocs.io bitbucket.io codeberg.page ' +
    'translate.goog duckdns.org no-ip.org ddns.net hopto.org dyndns.org'
  ).split(' '),
);

/** Whether names below this one belong to different people. */
export function isSharedHosting(name: string): boolean {
  return SHARED.has(name);
}
