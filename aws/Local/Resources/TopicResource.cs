namespace GasOrleans.Aws.Local.Resources;

/// <summary>Creates topics, their policies and subscriptions, by SNS's query protocol: its SDK package is not to be had (ADR: own Orleans providers).</summary>
internal sealed class TopicResource(HttpClient http, Uri sns)
{
    public Task EnsureAsync(Resource resource, CancellationToken cancellationToken) =>
        CallAsync(cancellationToken, ("Action", "CreateTopic"), ("Name", resource.Text("TopicName")));

    public Task EnsurePolicyAsync(Resource resource, CancellationToken cancellationToken) =>
        Task.WhenAll(resource.Properties["Topics"]!.AsArray().Select(topic => CallAsync(
            cancellationToken,
            ("Action", "SetTopicAttributes"),
            ("TopicArn", topic!.GetValue<string>()),
            ("AttributeName", "Policy"),
            ("AttributeValue", resource.Properties["PolicyDocument"]!.ToJsonString()))));

    /// <summary>The same subscription asked for again is the same subscription.</summary>
    public Task EnsureSubscriptionAsync(Resource resource, CancellationToken cancellationToken) =>
        CallAsync(
            cancellationToken,
            ("Action", "Subscribe"),
            ("TopicArn", resource.Text("TopicArn")),
            ("Protocol", resource.Text("Protocol")),
            ("Endpoint", resource.Text("Endpoint")),
            ("Attributes.entry.1.key", "RawMessageDelivery"),
            ("Attributes.entry.1.value", resource.Text("RawMessageDelivery")));

    private async Task CallAsync(CancellationToken cancellationToken, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await http.PostAsync(sns, form, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new LocalCloudException($"SNS {fields[0].Value}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }
}
