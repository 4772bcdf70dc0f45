namespace GasOrleans.Aws.Local.Glacier.Operations;

/// <summary>Publishes to a topic of the SNS here, as Glacier does.</summary>
internal sealed class Notices(HttpClient http, Uri sns)
{
    /// <summary>Whether it was taken; if not, it is tried again later.</summary>
    public async Task<bool> TrySendAsync(string topic, string message, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Action"] = "Publish",
            ["TopicArn"] = topic,
            ["Subject"] = "Notification From Amazon Glacier Service",
            ["Message"] = message,
        });
        try
        {
            using var answer = await http.PostAsync(sns, form, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
