using System.Diagnostics.Metrics;

namespace GasOrleans.Notifications;

/// <summary>Counts mails by whether the server took them.</summary>
internal static class MailTelemetry
{
    private static readonly Meter Meter = new("GasOrleans.Mail");
    private static readonly Counter<long> Mails = Meter.CreateCounter<long>("gas.mails", description: "Mails handed to the SMTP server, by outcome.");

    public static void Taken() => Mails.Add(1, new KeyValuePair<string, object?>("outcome", "taken"));

    public static void Failed() => Mails.Add(1, new KeyValuePair<string, object?>("outcome", "failed"));
}
