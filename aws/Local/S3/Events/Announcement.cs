namespace GasOrleans.Aws.Local.S3.Events;

/// <summary>An event that is to be sent, kept in a file until it was.</summary>
internal sealed record Announcement(string Queue, string Body, string Key, string Sequencer);
