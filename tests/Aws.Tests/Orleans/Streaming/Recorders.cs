using Orleans.Streams;
using Orleans.Streams.Core;

namespace Orleans.Aws.Tests.Streaming;

[Alias("tests.IRecorder")]
public interface IRecorder : IGrainWithStringKey
{
    /// <summary>Subscribes by itself, besides what it is subscribed to implicitly.</summary>
    [Alias("subscribe")]
    Task SubscribeAsync(string provider, string space);

    [Alias("send")]
    Task SendAsync(string provider, string space, Note note);
}

[ImplicitStreamSubscription("recorded")]
[ImplicitStreamSubscription("shared")]
public sealed class Recorder : Grain, IRecorder, IStreamSubscriptionObserver, IAsyncObserver<Note>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<Note>().ResumeAsync(this);

    public Task OnNextAsync(Note item, StreamSequenceToken? token = null) => Inbox.ArriveAsync(this.GetPrimaryKeyString(), "first", item, token);

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    public Task SubscribeAsync(string provider, string space)
        => this.GetStreamProvider(provider).GetStream<Note>(StreamId.Create(space, this.GetPrimaryKeyString())).SubscribeAsync(this);

    public Task SendAsync(string provider, string space, Note note)
        => this.GetStreamProvider(provider).GetStream<Note>(StreamId.Create(space, this.GetPrimaryKeyString())).OnNextAsync(note);
}

[ImplicitStreamSubscription("shared")]
public sealed class SecondRecorder : Grain, IGrainWithStringKey, IStreamSubscriptionObserver, IAsyncObserver<Note>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<Note>().ResumeAsync(this);

    public Task OnNextAsync(Note item, StreamSequenceToken? token = null) => Inbox.ArriveAsync(this.GetPrimaryKeyString(), "second", item, token);

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}

/// <summary>Subscribed, and with nothing attached.</summary>
[ImplicitStreamSubscription("idle")]
public sealed class Idler : Grain, IGrainWithStringKey;
