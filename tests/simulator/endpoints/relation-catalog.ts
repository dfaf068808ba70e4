import type { Kind } from '../store/model';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Relations a public key may read (virustotal-api.md §3–5). `comments` and `votes` are kept elsewhere. */
export const OPEN_RELATIONS: Record<Kind, readonly string[]> = {
  url: words('comments votes graphs last_serving_ip_address network_location related_comments'),
  file: words(`behaviours bundled_files collections comments contacted_domains contacted_ips contacted_urls
    dropped_files execution_parents graphs pe_resource_children pe_resource_parents votes`),
  domain: words(`comments votes communicating_files graphs historical_ssl_certificates historical_whois
    immediate_parent parent referrer_files related_comments resolutions siblings subdomains user_votes`),
  ip_address: words(`comments votes communicating_files graphs historical_ssl_certificates historical_whois
    related_comments referrer_files resolutions`),
};

/** Relations that answer 403 to a public key. */
export const ENTERPRISE_RELATIONS: Record<Kind, readonly string[]> = {
  url: words(`analyses communicating_files contacted_domains contacted_ips downloaded_files referrer_files
    referrer_urls redirecting_urls redirects_to related_references related_threat_actors submissions
    embedded_js_files urls_related_by_tracker_id`),
  file: words(`analyses compressed_parents carbonblack_children carbonblack_parents embedded_domains embedded_ips
    embedded_urls itw_domains itw_ips itw_urls memory_pattern_domains memory_pattern_ips memory_pattern_urls
    overlay_children overlay_parents pcap_children pcap_parents related_references related_threat_actors
    similar_files submissions screenshots urls_for_embedded_js`),
  domain: words(`urls downloaded_files caa_records cname_records mx_records ns_records soa_records
    related_references related_threat_actors`),
  ip_address: words('urls downloaded_files related_references related_threat_actors'),
};

/** Relations that answer with one object in place of a list. */
export const SINGLE_RELATIONS: ReadonlySet<string> = new Set(
  words('last_serving_ip_address network_location immediate_parent parent'),
);
